"""The recipe of the Danish pipeline: treebank in, wheel and figures out. Not part of what is installed."""
