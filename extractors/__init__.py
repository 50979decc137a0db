"""From a file to tables and prose: knows file formats and geometry, nothing of Danish or of law."""
