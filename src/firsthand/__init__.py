"""firsthand reads reports of violence and disaster into a record that can be argued with."""
