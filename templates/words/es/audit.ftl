# The words of: audit
