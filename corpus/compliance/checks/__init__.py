"""One module, one kind of requirement: KIND, PARTS (of the record that it reads), and
check(requirement, record) -> Check."""
