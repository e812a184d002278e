"""The core of the responsibility matrix, in the order the data walks; it never imports streamlit."""
