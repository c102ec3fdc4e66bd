"""Two states of the data compared: tables, rows, cells, and what describes them."""
