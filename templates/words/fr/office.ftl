# The words of: office
