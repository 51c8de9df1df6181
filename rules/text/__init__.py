"""Questions about words, one module each. Nothing here knows of documents, forms or rules."""
