import '../../host-page/plain.css';
import { mountHost } from '../../host-page/mount';

mountHost();
