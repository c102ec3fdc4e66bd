"""All that one dataset has to take away: tables, charts, its description, and all in one."""
