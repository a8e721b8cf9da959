# The words of: review
