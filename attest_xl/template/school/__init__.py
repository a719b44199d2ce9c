"""What a school gets: its template, the letter that goes with it, and the list of who got what."""
