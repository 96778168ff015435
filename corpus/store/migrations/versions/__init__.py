"""One module a revision, named NUMBER_what_it_does."""
