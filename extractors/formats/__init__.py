"""One reader a file format: bytes become pages of words and rules (a PDF), or are laid out as such (all others).

May import ocr, joining and everything below; knows nothing of what tables mean.
"""
