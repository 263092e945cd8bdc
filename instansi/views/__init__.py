"""Pages of people, posts and places."""
