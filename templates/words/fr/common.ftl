# The words of: common
