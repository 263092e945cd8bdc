"""Forms of people, posts and places."""
