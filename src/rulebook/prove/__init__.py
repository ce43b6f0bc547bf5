"""What holds in every case: boundaries and other readings."""
