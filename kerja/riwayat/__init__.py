"""Reading the trail: the history of an object, its states compared and restored, and the list."""
