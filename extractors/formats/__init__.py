"""One reader a file format, and what they share: bytes become pages of words and rules, or are laid out as such.

May import ocr, joining and everything below; knows nothing of what tables mean.
"""
