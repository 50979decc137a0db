"""One module for each field, by its cases. A field's helpers have none of their own: the cases of the field read them.

affected_counts: test_affected. category_ticks, category_words: test_categories. notification_column:
test_notification. date_roles, date_years: test_dates. declaration: a declaration has nothing to fail; that each one's
columns, rules and files exist is told in tests/pipeline/reference/test_rules.
"""
