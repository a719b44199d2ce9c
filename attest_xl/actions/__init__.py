"""What happens when a button is pressed: one file a verb. Modules with a leading underscore serve them all."""
