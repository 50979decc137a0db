"""What users read about the register: the data dictionary, the rulebook, the key of a register's rules.

May import register and below.
"""
