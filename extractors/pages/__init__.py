"""From the lines of pages to paragraphs, table rows and columns: for PDFs and for scans alike."""
