"""One module, one spaCy component: what it finds goes to doc.spans under its name."""
