"""The reviu of a LAKIP by the inspektorat: checklist and Pernyataan Telah Direviu."""
