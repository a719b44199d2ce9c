"""Files that are not ours. Imports nothing: a worker's start is a person's waiting."""
