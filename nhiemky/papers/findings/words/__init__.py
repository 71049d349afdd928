"""The words that findings are told by: lexicons, written as `alphabet.listed` reads them, each with its source."""
