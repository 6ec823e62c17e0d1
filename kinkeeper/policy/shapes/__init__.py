"""The tables of a policy file. A name that is not declared here is refused."""
