# The words of: mail
