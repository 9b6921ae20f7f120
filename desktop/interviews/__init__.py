"""Studies, interviews, and the page on which a questionnaire is answered."""
