"""Looking at a register: queries, frames, one incident shown in words or as a picture.

May import register_rows, reference, register and below; writes nothing of it.
"""
