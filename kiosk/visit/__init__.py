"""One visitor from the first touch to goodbye: no Qt, no clock, no thread but in the controller."""
