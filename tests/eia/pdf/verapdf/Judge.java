// Judges PDF files with the veraPDF engine: java -cp ENGINE.jar Judge.java PROFILE.xml… -- FILE…
// PROFILE is a file, or the name of one that the jar carries. Prints every rule that fails; ends with 0 if none does, else 1.
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Judge {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> profiles = new ArrayList<>();
        int at = 0;
        for (; !arguments[at].equals("--"); at++) {
            try (InputStream source = open(arguments[at])) {
                profiles.add(read(source));
            }
        }
        int failed = 0;
        for (at++; at < arguments.length; at++) {
            for (ValidationProfile profile : profiles) {
                failed += judge(new File(arguments[at]), profile) ? 0 : 1;
            }
        }
        System.exit(failed > 0 ? 1 : 0);
    }

    static boolean judge(File file, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour())) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 5, false, true, false);
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s, %s (%d tests)%n", result.isCompliant() ? "PASS" : "FAIL", file,
                profile.getDetails().getName(), result.getTotalAssertions());
            for (Map.Entry<RuleId, Integer> entry : result.getFailedChecks().entrySet()) {
                RuleId id = entry.getKey();
                System.out.printf("  %s-%d, %d times%n", id.getClause(), id.getTestNumber(), entry.getValue());
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getRuleId().equals(id) && assertion.getStatus() == TestAssertion.Status.FAILED) {
                        System.out.printf("    %s at %s%n", assertion.getErrorMessage(), assertion.getLocation().getContext());
                        break;
                    }
                }
            }
            return result.isCompliant();
        }
    }

    static InputStream open(String name) throws Exception {
        File file = new File(name);
        ClassLoader jar = ClassLoader.getSystemClassLoader();
        return file.exists() ? new FileInputStream(file) : jar.getResourceAsStream("org/verapdf/pdfa/validation/" + name);
    }

    // The jar has no JAXB, which the engine's own reader needs; the JDK's DOM reads the same profile.
    static ValidationProfile read(InputStream source) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source).getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : named(root, "rule")) {
            Element id = named(rule, "id").get(0);
            List<ErrorArgument> details = new ArrayList<>();
            for (Element argument : named(rule, "argument")) {
                details.add(ErrorArgumentImpl.fromValues(argument.getTextContent().trim(), null, null));
            }
            RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            // The engine tells "not deferred" by null; false would defer the rule for ever.
            Boolean deferred = rule.getAttribute("deferred").equals("true") ? Boolean.TRUE : null;
            rules.add(Profiles.ruleFromValues(
                ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(rule, "message"), details), Collections.emptyList()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element item : named(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                item.getAttribute("name"), item.getAttribute("object"), text(item, "defaultValue"), text(item, "value")));
        }
        return Profiles.profileFromValues(
            PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(text(root, "name"), text(root, "description"), "", new Date(0)),
            "", rules, variables);
    }

    static List<Element> named(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static String text(Element parent, String name) {
        List<Element> found = named(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
