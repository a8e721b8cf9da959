# The words of: headquarters
