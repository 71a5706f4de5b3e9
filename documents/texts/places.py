"""Places that papers of several apps have; `documents.queries.texts.branches_of` says what fills them."""

from documents.texts.registry import Place

BRANCHES = Place("cac_don_vi", "Cách gọi chung các đơn vị tham gia", "các phòng, đơn vị")
BRANCHES_FIRST = Place("cac_don_vi_dau_cau", "Cách gọi chung các đơn vị tham gia, ở đầu câu", "Các phòng, đơn vị")
BRANCH_HEADS = Place("lanh_dao", "Người đứng đầu các đơn vị tham gia", "Trưởng các phòng, Thủ trưởng các đơn vị")
