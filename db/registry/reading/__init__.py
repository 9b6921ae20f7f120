"""Reading tables that somebody else has made: workbooks and text tables, within bounds, never a byte written."""
