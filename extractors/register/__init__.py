"""The register: what is known of documents that plans cite, when they were issued and until when they were in force.

``documents.csv`` has a row a document, in the order of issue. To add one:

- ``doc_type`` and ``number`` as records have them ("Thông tư", "32/2020/TT-BGDĐT"); only documents of the centre, since
  offices of a province share their numbers with those of the next. Numbers that start anew (Party documents each term,
  CT-TTg, QĐ-TTg and letters each year) stand once for each document, told apart by ``issued``.
- ``title`` short, without "Về", "Quy định", "Ban hành"; of an amending law "Sửa đổi, bổ sung một số điều của Luật ...",
  since laws are cited by title and year.
- ``issued``, ``in_force_from``, ``in_force_to`` (the last day in force) are days, YYYY-MM-DD. An empty ``in_force_to``
  means that no end is known, never that there is none: leave it empty where a document ended in steps.
- ``replaced_by``: type and number, several with ";" between; each has a row of its own.
- ``confidence``: "sure" where a public text says the number and the days, otherwise "unsure": no finding rests on it,
  it waits for somebody who checks it; but its end counts where a sure row of the same title begins the next day.
- ``source``: where it was read; ``checked``: the day on which somebody last compared the row with it.

The tests refuse a row that breaks these rules.
"""

from extractors.register.documents import RegisteredDocument, read_documents
from extractors.register.look_up import Register, load_register

__all__ = ["Register", "RegisteredDocument", "load_register", "read_documents"]
