"""What `Scripts/bench` is made of: inputs, measuring, rows and the table."""
