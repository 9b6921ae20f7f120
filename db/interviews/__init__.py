"""Studies, interviews, and every answer kept the moment it is given."""
