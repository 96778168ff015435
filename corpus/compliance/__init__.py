"""What a directive asks, who hands in, and what each plan answers: requirements, roll, checks, digest."""
