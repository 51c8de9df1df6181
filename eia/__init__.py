"""The Flask application: who does what, when. Empty on purpose: printing with eia.pdf must not wait for Flask."""
