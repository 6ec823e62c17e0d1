"""Charts as arithmetic: dates and minutes in, percentages and sentences out."""
