"""The corpus that the built-in model learns from: programs, tables and word lists written for this project."""
