"""What is done to one record and cannot be taken back: erasing a person's data, giving a record to another province."""
