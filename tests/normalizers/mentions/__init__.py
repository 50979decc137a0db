"""One module for each of mentions/, but for these.

notification_answers, notification_words: the cases of notifications read them. person_words: the cases of persons.
"""
