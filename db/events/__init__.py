"""Trainings, Civil Society Days and other events: their sessions, who takes part, and attendance by half days."""
