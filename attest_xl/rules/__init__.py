"""The logic of the law, pure: records and a day in, results and findings out."""
