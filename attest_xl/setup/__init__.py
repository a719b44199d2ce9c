"""Setting up a computer: what is wrong with it (`doctor`), and what may be set right (`install`)."""
