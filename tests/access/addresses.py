"""Every address of the site with what it takes: method, ids from the world, and the fields of a post."""
