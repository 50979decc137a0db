"""Text recognised from pictures of pages by Tesseract, and pages whose letters say nothing.

May import tables, pdf, rotation, language and document.
"""
