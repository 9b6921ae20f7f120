"""Taking organisations and people from spreadsheets: columns recognised, a dry run, all or nothing, and back again."""
